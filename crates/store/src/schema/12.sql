-- Version 12. Whose rows have to be made anew because a version of the tables has more of them than the one before: by the first who
-- opens the ledger, since only the office knows its rules and its calendar. Version 10 has more of dossiers.

ALTER TABLE tenants ADD COLUMN stale BIGINT NOT NULL DEFAULT 0;
UPDATE tenants SET stale = 1 WHERE EXISTS (SELECT 1 FROM dossiers WHERE dossiers.tenant = tenants.tenant);
