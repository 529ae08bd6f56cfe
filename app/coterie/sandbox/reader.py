# SPDX-License-Identifier: GPL-3.0-or-later
"""The parent's side of reading: starts the child, believes nothing it says, and goes on without the file that ends it."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from coterie.domain.errors import ForeignFileError
from coterie.domain.reading import BrokenFrame, FileLost, Progress, StagedFile, StagedProblem
from coterie.domain.records import FileFound
from coterie.domain.texts import _
from coterie.sandbox import frames
from coterie.sandbox.failures import out_of_memory
from coterie.sandbox.job import Job
from coterie.sandbox.limits import Limits, memory_of
