-- Which events are near each other in time and place: SQLite, on disk, so that memory does not grow
-- with the data. A tree of boxes finds those of which a point is known; an index of country and day the others.

-- name: create_events
CREATE TABLE events (
  place INTEGER PRIMARY KEY, dataset INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  span INTEGER NOT NULL, country TEXT NOT NULL, located INTEGER NOT NULL, lat REAL, lon REAL);

-- name: create_days
CREATE INDEX events_days ON events (country, located, span, first);

-- name: create_boxes
-- Its days, and how far around its point it may have been.
CREATE VIRTUAL TABLE boxes USING rtree (id, first, last, south, north, west, east, +place);

-- name: create_actors
-- By which keys the actors of an event may be those of another.
CREATE TABLE actors (event INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (event, key)) WITHOUT ROWID;

-- name: insert_event
INSERT INTO events (place, dataset, first, last, span, country, located, lat, lon)
VALUES (:place, :dataset, :first, :last, :span, :country, :located, :lat, :lon);

-- name: insert_box
INSERT INTO boxes (first, last, south, north, west, east, place)
VALUES (:first, :last, :south, :north, :west, :east, :place);

-- name: insert_actor
INSERT OR IGNORE INTO actors (event, key) VALUES (?, ?);

-- name: find_near
-- Those of other datasets whose boxes meet this one's, the nearest first.
SELECT e.place
FROM boxes AS b
CROSS JOIN events AS e ON e.place = b.place
WHERE b.last >= :first - :apart AND b.first <= :last + :apart
  AND b.north >= :south AND b.south <= :north AND b.east >= :west AND b.west <= :east
  AND e.dataset <> :dataset
  AND ((e.span < 2 AND :span < 2) OR
    3 * (min(e.last, :last) - max(e.first, :first) + 1) >= max(e.last, :last) - min(e.first, :first) + 1)
ORDER BY abs(e.first - :first) + abs(e.last - :last), abs(e.lat - :lat) + abs(e.lon - :lon), e.place
LIMIT :most

-- name: find_there
-- Those of other datasets in the same country, one of both without a point, with an actor in common.
SELECT e.place
FROM (VALUES (0, 0, 3), (0, 1, 62), (0, 2, :longest), (1, 0, 3), (1, 1, 62), (1, 2, :longest)) AS s
CROSS JOIN events AS e ON e.country = :country AND e.located = s.column1 AND e.span = s.column2
  AND e.first BETWEEN :first - :apart - s.column3 AND :last + :apart
WHERE NOT (s.column1 AND :located) AND e.last >= :first - :apart AND e.dataset <> :dataset
  AND ((e.span < 2 AND :span < 2) OR
    3 * (min(e.last, :last) - max(e.first, :first) + 1) >= max(e.last, :last) - min(e.first, :first) + 1)
  AND EXISTS (
    SELECT 1 FROM actors AS mine
    CROSS JOIN actors AS theirs ON theirs.event = e.place AND theirs.key = mine.key
    WHERE mine.event = :place)
ORDER BY abs(e.first - :first) + abs(e.last - :last), e.place
LIMIT :most
