-- Whether anything was written.
SELECT EXISTS (SELECT FROM datasets)
