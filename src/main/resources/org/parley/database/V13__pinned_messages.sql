-- Which messages are pinned; who did it stands with the message.
create table parley_pin (
    room_id varchar(64) not null,
    seq     bigint      not null,
    constraint parley_pin_pk primary key (room_id, seq)
);
