-- As for the others.
create table parley_pin (
    room_id varchar(64) not null,
    seq     bigint      not null,
    constraint parley_pin_pk primary key (room_id, seq)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
