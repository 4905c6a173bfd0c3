-- Version 13. Whether a task is a stage of a dossier stands where it is counted: a report that tells dossiers by their figures need not
-- read thousands of histories to leave their stages out. Rows of ledgers that have dossiers are made anew when they are opened.

ALTER TABLE standings ADD COLUMN of_dossier BIGINT NOT NULL DEFAULT 0;
UPDATE tenants SET stale = 1 WHERE EXISTS (SELECT 1 FROM dossiers WHERE dossiers.tenant = tenants.tenant);
