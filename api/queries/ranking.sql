-- Actors in the order of what a name finds.

-- name: read_indexed
-- Asked before names are: whatever was written down since is found beside what is told.
SELECT {indexed} AS indexed_seq
