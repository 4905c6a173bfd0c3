-- Version 7. A page of a list is found in the indexes alone: what it is filtered by most stands in them, and in the rows of the
-- units that take part.

ALTER TABLE task_supports ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE task_supports ADD COLUMN standing TEXT;
ALTER TABLE task_supports ADD COLUMN late_from BIGINT;
DROP INDEX task_supports_by_unit;
UPDATE task_supports SET stage = tasks.stage, standing = tasks.standing, late_from = tasks.late_from
    FROM tasks WHERE tasks.tenant = task_supports.tenant AND tasks.id = task_supports.task;
CREATE INDEX task_supports_by_unit ON task_supports (tenant, unit, open, due_day, task, stage, standing, late_from);

DROP INDEX tasks_by_lead;
CREATE INDEX tasks_by_lead ON tasks (tenant, lead, open, due_day, id, stage, standing, late_from);
DROP INDEX tasks_by_officer;
CREATE INDEX tasks_by_officer ON tasks (tenant, officer, open, due_day, id, stage, standing, late_from) WHERE officer IS NOT NULL;
DROP INDEX tasks_by_watcher;
CREATE INDEX tasks_by_watcher ON tasks (tenant, watcher, open, due_day, id, stage, standing, late_from) WHERE watcher IS NOT NULL;
