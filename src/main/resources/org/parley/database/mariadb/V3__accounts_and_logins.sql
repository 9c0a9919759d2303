-- The tables of version 3, as MariaDB wants them; what they are for stands in the other script.
create table parley_account (
    id           varchar(64)  not null,
    name         varchar(100) not null,
    display_name varchar(100) not null,
    hash         varchar(200) not null,
    admin        integer      not null,
    created_at   bigint       not null,
    constraint parley_account_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table parley_name (
    look       varchar(64) not null,
    account_id varchar(64) not null,
    constraint parley_name_pk primary key (look)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_name_account on parley_name (account_id);

create table parley_session (
    id           varchar(64)   not null,
    user_id      varchar(64)   not null,
    server_name  varchar(1000),
    server_roles varchar(2000),
    used_at      bigint        not null,
    ended_at     bigint,
    constraint parley_session_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_session_user on parley_session (user_id);
create index parley_session_ended on parley_session (ended_at);
create index parley_session_used on parley_session (used_at);
