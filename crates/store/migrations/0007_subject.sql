-- As whom somebody of the staff is known to the provider of OpenID Connect; absent when they sign in with a password only.
ALTER TABLE people ADD COLUMN subject TEXT;
CREATE UNIQUE INDEX people_by_subject ON people (subject);
