-- Who may come in and who may speak; whether a room is archived; how many seconds lie between two messages.
alter table parley_room add column kind varchar(16) default 'public' not null;
alter table parley_room add column topic varchar(1000);
alter table parley_room add column archived integer default 0 not null;
alter table parley_room add column slow integer default 0 not null;

-- How people stand with rooms: what follows from the events about them, stored with those. "given": the role follows from
-- one of the server's, and goes with it. Times are milliseconds since 1970.
create table parley_member (
    room_id     varchar(64)  not null,
    user_id     varchar(64)  not null,
    name        varchar(100) not null,
    guest       integer      not null,
    role        varchar(16),
    given       integer      not null,
    banned      integer      not null,
    muted_until bigint,
    constraint parley_member_pk primary key (room_id, user_id),
    constraint parley_member_room_fk foreign key (room_id) references parley_room (id)
);
create index parley_member_user on parley_member (user_id);

-- Everybody who has an account or whom the server has let in, so that others find them.
create table parley_person (
    id      varchar(64)  not null,
    name    varchar(100) not null,
    sought  varchar(100) not null,
    seen_at bigint       not null,
    constraint parley_person_pk primary key (id)
);
create index parley_person_sought on parley_person (sought);
insert into parley_person (id, name, sought, seen_at)
    select id, display_name, lower(display_name), created_at from parley_account;

-- What members have told moderators of, until those have dealt with it.
create table parley_report (
    id         varchar(36)   not null,
    room_id    varchar(64)   not null,
    seq        bigint        not null,
    by_id      varchar(64)   not null,
    by_name    varchar(100)  not null,
    reason     varchar(1000) not null,
    created_at bigint        not null,
    constraint parley_report_pk primary key (id)
);
create index parley_report_room on parley_report (room_id, created_at);

-- Who did what to others or to rooms; it stays when a room is gone. Later ids are greater.
create table parley_audit (
    id          varchar(36)  not null,
    created_at  bigint       not null,
    by_id       varchar(64)  not null,
    by_name     varchar(100) not null,
    action      varchar(32)  not null,
    room_id     varchar(64)  not null,
    target_id   varchar(64),
    target_name varchar(100),
    detail      varchar(200),
    constraint parley_audit_pk primary key (id)
);
