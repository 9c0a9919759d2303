-- By whom somebody is known who has no account: the server, or an OpenID provider; null is the server too.
alter table parley_session add column source varchar(16);
