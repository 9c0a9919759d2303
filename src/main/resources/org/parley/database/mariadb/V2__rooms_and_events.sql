-- The tables of version 2, as MariaDB wants them: every letter is told from every other, a space at the end counts, and
-- a text, which may have 40,000 bytes, would not fit in a row. What the tables are for stands in the other scripts.
create table parley_room (
    id         varchar(64)  not null,
    name       varchar(200) not null,
    epoch      varchar(36)  not null,
    head       bigint       not null,
    created_at bigint       not null,
    constraint parley_room_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table parley_event (
    room_id     varchar(64)  not null,
    seq         bigint       not null,
    kind        varchar(16)  not null,
    mid         varchar(36)  not null,
    author_id   varchar(64)  not null,
    author_name varchar(100) not null,
    created_at  bigint       not null,
    cid         varchar(64),
    body        text,
    reply_to    bigint,
    constraint parley_event_pk primary key (room_id, seq),
    constraint parley_event_cid_uq unique (cid, room_id, author_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
