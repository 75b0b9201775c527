-- Supervisors sign in on one phone of theirs with a PIN (docs/decisions/0036); a new invitation or phone takes the place of the one before.

-- token is the HMAC of what the link holds; until is in ms.
CREATE TABLE invitations (
    person TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    token BYTEA NOT NULL UNIQUE,
    until BIGINT NOT NULL
) /*ordered*/;

-- token is the HMAC of the phone's cookie, pin an argon2 string.
CREATE TABLE devices (
    person TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    token BYTEA NOT NULL UNIQUE,
    pin TEXT NOT NULL,
    failures BIGINT NOT NULL,
    failed_at BIGINT NOT NULL
) /*ordered*/;
