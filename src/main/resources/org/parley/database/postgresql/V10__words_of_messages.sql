-- By which words messages are found, as PostgreSQL's full text wants it: a row for each message. The other script has the rest.
create table parley_text (
    room_id varchar(64) not null,
    seq     bigint      not null,
    age     bigint      not null,
    words   tsvector    not null,
    constraint parley_text_pk primary key (room_id, seq)
);
create index parley_text_words on parley_text using gin (words);

create table parley_indexed (
    room_id varchar(64) not null,
    seq     bigint      not null,
    constraint parley_indexed_pk primary key (room_id)
);
insert into parley_indexed (room_id, seq) select id, 0 from parley_room;
