-- Whole words of names are looked up at once; by trigrams each was some eight lists of names to be
-- held against each other. The indexer waits meanwhile, readers and writers go on.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX search_names_words ON search_names USING gin (string_to_array(sounds, ' '));
-- Statistics of it would be words of names, which stay when a purge leaves no name to count.
ALTER INDEX search_names_words ALTER COLUMN 1 SET STATISTICS 0;
