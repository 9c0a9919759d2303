-- What stands in a thread, by the position of the message with which that began. Nothing for messages that stand in none: they
-- are the most.
create table parley_reply (
    room_id    varchar(64) not null,
    root       bigint      not null,
    seq        bigint      not null,
    author_id  varchar(64) not null,
    created_at bigint      not null,
    gone       integer     not null,
    constraint parley_reply_pk primary key (room_id, root, seq)
);

-- Who follows a thread, and how far they have read in it.
create table parley_follower (
    room_id varchar(64) not null,
    root    bigint      not null,
    user_id varchar(64) not null,
    seq     bigint      not null,
    constraint parley_follower_pk primary key (room_id, root, user_id)
);
create index parley_follower_user on parley_follower (user_id);
