-- What version 4 brings, as MariaDB wants it; what it is for stands in the other script.
alter table parley_room add column kind varchar(16) default 'public' not null;
alter table parley_room add column topic varchar(1000);
alter table parley_room add column archived integer default 0 not null;
alter table parley_room add column slow integer default 0 not null;

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
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_member_user on parley_member (user_id);

create table parley_person (
    id      varchar(64)  not null,
    name    varchar(100) not null,
    sought  varchar(100) not null,
    seen_at bigint       not null,
    constraint parley_person_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_person_sought on parley_person (sought);
insert into parley_person (id, name, sought, seen_at)
    select id, display_name, lower(display_name), created_at from parley_account;

create table parley_report (
    id         varchar(36)   not null,
    room_id    varchar(64)   not null,
    seq        bigint        not null,
    by_id      varchar(64)   not null,
    by_name    varchar(100)  not null,
    reason     varchar(1000) not null,
    created_at bigint        not null,
    constraint parley_report_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_report_room on parley_report (room_id, created_at);

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
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
