-- As for the others.
create table parley_reply (
    room_id    varchar(64) not null,
    root       bigint      not null,
    seq        bigint      not null,
    author_id  varchar(64) not null,
    created_at bigint      not null,
    gone       integer     not null,
    constraint parley_reply_pk primary key (room_id, root, seq)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table parley_follower (
    room_id varchar(64) not null,
    root    bigint      not null,
    user_id varchar(64) not null,
    seq     bigint      not null,
    constraint parley_follower_pk primary key (room_id, root, user_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_follower_user on parley_follower (user_id);
