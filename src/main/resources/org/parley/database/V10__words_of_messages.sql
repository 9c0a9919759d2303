-- By which words messages are found: a row for each word of each message, written behind the commits. The age is the time,
-- negative: H2 goes through an index in one direction only, and the newest are wanted first.
create table parley_word (
    room_id varchar(64) not null,
    seq     bigint      not null,
    word    varchar(40) not null,
    age     bigint      not null,
    constraint parley_word_pk primary key (room_id, seq, word)
);
create index parley_word_newest on parley_word (word, age, room_id, seq);

-- How far a room's events have come into it: nothing, of rooms that were there before. They come in after the start.
create table parley_indexed (
    room_id varchar(64) not null,
    seq     bigint      not null,
    constraint parley_indexed_pk primary key (room_id)
);
insert into parley_indexed (room_id, seq) select id, 0 from parley_room;
