# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due, answered by the indexes alone: whom it is with, and whatever its place in a day's list hangs on.

A day asks for seven things of everything that is due. With these columns beside the day each thing is weighed without
its row, which lies on a page of its own: the list of a day costs the same in a small vault and in a large one.
"""

NUMBER = 100

UP = """
DROP INDEX follow_up_due;
CREATE INDEX follow_up_due ON follow_up (due_on, id, person_id, deleted_at) WHERE state = 'open' AND deleted_at IS NULL;
DROP INDEX commitment_due;
CREATE INDEX commitment_due ON commitment (due_on, id, person_id, direction)
    WHERE state = 'open' AND due_on IS NOT NULL;
DROP INDEX person_state_due;
CREATE INDEX person_state_due ON person_state (next_due, person_id, last_contact_on) WHERE next_due IS NOT NULL;
"""
