-- One migration at a time: a second one waits here for the first, which holds
-- this lock until its connection ends. The key is "whence" read as a number.
SET lock_timeout = '60s';

SELECT pg_advisory_lock(131290262037349);

-- A change to a table that someone is using gives up rather than holding
-- up everyone who comes after it.
SET lock_timeout = '5s';

SET statement_timeout = '15min';
