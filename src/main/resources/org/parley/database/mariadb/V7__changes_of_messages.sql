-- As for the others; what the column is for stands there.
alter table parley_event add state mediumtext;

create table parley_version (
    room_id    varchar(64) not null,
    seq        bigint      not null,
    edit_seq   bigint      not null,
    body       text        not null,
    created_at bigint      not null,
    constraint parley_version_pk primary key (room_id, seq, edit_seq)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Where the newest message of a room stands: what happens after it is not what a list of rooms shows.
alter table parley_room add newest bigint default 0 not null;
update parley_room set newest = coalesce(
    (select max(e.seq) from parley_event e where e.room_id = parley_room.id and e.kind = 'message'), 0);
