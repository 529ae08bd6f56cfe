from tests.ui.test_clipping import *
from tests.ui.test_clipping import _voice
from tests.ui.test_clipping import look_at, assert_none
for n in list(globals()):
    if n.startswith("Test") or (n.startswith("test_")): del globals()[n]
import pytest
@pytest.mark.usefixtures("_voice")
def test_map(windows, tmp_path, wear):
    found = [s for s in scenes.scenes_of_the_pages(windows.ready(tmp_path)) if "mapping" in s.name]
    assert found
    assert_none(look_at(wear, found))
