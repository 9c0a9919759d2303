-- As for the others.
create table parley_mark (
    room_id varchar(64) not null,
    user_id varchar(64) not null,
    seq     bigint      not null,
    hidden  integer     not null,
    constraint parley_mark_pk primary key (room_id, user_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
