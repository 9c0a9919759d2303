-- Whom a message calls that is there: what somebody has not read yet that calls them is counted by it. Nobody's id is '*',
-- which stands for all who are in the room.
create table parley_mention (
    room_id   varchar(64) not null,
    user_id   varchar(64) not null,
    seq       bigint      not null,
    author_id varchar(64) not null,
    constraint parley_mention_pk primary key (room_id, user_id, seq)
);
create index parley_mention_seq on parley_mention (room_id, seq);
