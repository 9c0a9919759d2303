-- A room, and where its numbering stands. The row is locked while events are appended, which gives the room one order
-- on all nodes.
create table parley_room (
    id         varchar(64)  not null,
    name       varchar(200) not null,
    epoch      varchar(36)  not null,
    head       bigint       not null,
    created_at bigint       not null,
    constraint parley_room_pk primary key (id)
);

-- Everything durable that happens in a room, without gaps. Times are milliseconds since 1970. A text has 10,000 code
-- points at most, which are up to 20,000 UTF-16 units where a database counts those.
create table parley_event (
    room_id     varchar(64)    not null,
    seq         bigint         not null,
    kind        varchar(16)    not null,
    mid         varchar(36)    not null,
    author_id   varchar(64)    not null,
    author_name varchar(100)   not null,
    created_at  bigint         not null,
    cid         varchar(64),
    body        varchar(20000),
    reply_to    bigint,
    constraint parley_event_pk primary key (room_id, seq),
    constraint parley_event_room_fk foreign key (room_id) references parley_room (id),
    constraint parley_event_cid_uq unique (room_id, author_id, cid)
);
