-- Keys: who may write, link, read internal datasets or administer.

-- name: find_key
SELECT name, scopes, expires_at, expires_at <= now() AS expired, revoked_at IS NOT NULL AS revoked
FROM api_keys WHERE hash = $1;

-- name: create_key
INSERT INTO api_keys (name, hash, scopes, expires_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (name) DO NOTHING
RETURNING name;

-- name: list_keys
SELECT name, scopes, created_at, expires_at, revoked_at,
  CASE WHEN revoked_at IS NOT NULL THEN 'revoked'
    WHEN expires_at <= now() THEN 'expired' ELSE 'valid' END AS state
FROM api_keys ORDER BY created_at, name;

-- name: revoke_key
UPDATE api_keys SET revoked_at = COALESCE(revoked_at, now()) WHERE name = $1 RETURNING revoked_at;
