-- The letter that invites somebody to a role carries a link by which its reader comes in. Letters of before led to the
-- sign-in page, and still do.
alter table role_invitation add column token_hash text unique;
