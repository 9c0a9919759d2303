-- What later events have made of a message stands with it, as a JSON object: when it was last written anew, who reacted,
-- and which event was the newest of these. One column: H2 copies the table for each.
alter table parley_event add state varchar(1000000);

-- What a message said before it was written anew, by the position of the event that replaced it.
create table parley_version (
    room_id    varchar(64)    not null,
    seq        bigint         not null,
    edit_seq   bigint         not null,
    body       varchar(20000) not null,
    created_at bigint         not null,
    constraint parley_version_pk primary key (room_id, seq, edit_seq)
);

-- Where the newest message of a room stands: what happens after it is not what a list of rooms shows.
alter table parley_room add newest bigint default 0 not null;
update parley_room set newest = coalesce(
    (select max(e.seq) from parley_event e where e.room_id = parley_room.id and e.kind = 'message'), 0);
