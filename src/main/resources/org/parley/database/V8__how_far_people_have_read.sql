-- How far somebody has read in a room; written by whoever reads, and so in no order with the room's events.
create table parley_mark (
    room_id varchar(64) not null,
    user_id varchar(64) not null,
    seq     bigint      not null,
    hidden  integer     not null,
    constraint parley_mark_pk primary key (room_id, user_id)
);
