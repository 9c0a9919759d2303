-- Who has an account of Parley's. The hash is Argon2's, with its salt and its cost. Times are milliseconds since 1970.
create table parley_account (
    id           varchar(64)  not null,
    name         varchar(100) not null,
    display_name varchar(100) not null,
    hash         varchar(200) not null,
    admin        integer      not null,
    created_at   bigint       not null,
    constraint parley_account_pk primary key (id)
);

-- How the names of accounts look (UTS #39), hashed: nobody else may look like one of them.
create table parley_name (
    look       varchar(64) not null,
    account_id varchar(64) not null,
    constraint parley_name_pk primary key (look)
);
create index parley_name_account on parley_name (account_id);

-- Who is logged in, by the hash of their cookie; and for a day, who was. What the server said of somebody whom it knows
-- stands here, for there is no account.
create table parley_session (
    id           varchar(64)   not null,
    user_id      varchar(64)   not null,
    server_name  varchar(1000),
    server_roles varchar(2000),
    used_at      bigint        not null,
    ended_at     bigint,
    constraint parley_session_pk primary key (id)
);
create index parley_session_user on parley_session (user_id);
create index parley_session_ended on parley_session (ended_at);
create index parley_session_used on parley_session (used_at);
