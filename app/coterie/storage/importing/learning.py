# SPDX-License-Identifier: GPL-3.0-or-later
"""Found things to learn from: courses, articles, saved posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundLearning
from coterie.storage.importing.recorded import RecordedIn

if TYPE_CHECKING:
    from coterie.storage.importing.written_values import Value


class LearningIn(RecordedIn[FoundLearning]):
    """Takes found things to learn from."""

    kind = "learning_resource"
    plural = "learning_resources"
    shape = FoundLearning

    def values(self, found: FoundLearning) -> dict[str, Value]:
        """Give what it is and when it was saved, seen and done."""
        return {
            "title": found.title, "kind": found.kind, "provider": found.provider, "url": found.url,
            "saved_on": found.saved_on, "seen_on": found.seen_on, "done_on": found.done_on, "text": found.text,
        }  # fmt: skip

    def make(self, found: FoundLearning) -> int | None:
        """Make one."""
        now, values = self._in.now_utc, self.values(found).values()
        key = self._in.rows.add("learning_resource", self._in.new_uuid(), *values, now, now)
        self._put_topics(key, found.topics)
        return key

    def put_parts(self, key: int, found: FoundLearning, base: FoundLearning | None) -> bool:
        """Add topics that are missing."""
        was = base.topics if base is not None and base != found else ()
        return self._put_topics(key, tuple(topic for topic in found.topics if topic not in was))

    def _put_topics(self, key: int, topics: tuple[str, ...]) -> bool:
        return self.put_skills("learning_resource_skill", "learning_resource_id", key, topics)
