-- Walks the tree of roles upward from each role.

INSERT INTO role_closure (role, ancestor)
WITH RECURSIVE upward (role, ancestor) AS (
  SELECT code, code
  FROM role_codes
  UNION
  SELECT upward.role, role_codes.broader
  FROM upward
  INNER JOIN role_codes ON role_codes.code = upward.ancestor
  WHERE role_codes.broader IS NOT NULL
)
SELECT role, ancestor
FROM upward;
