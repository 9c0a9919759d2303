create table parley_mention (
    room_id   varchar(64) not null,
    user_id   varchar(64) not null,
    seq       bigint      not null,
    author_id varchar(64) not null,
    constraint parley_mention_pk primary key (room_id, user_id, seq)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_mention_seq on parley_mention (room_id, seq);
