-- As for H2. MariaDB's own full text leaves out short words and those of a list, whatever the language; only the server's
-- configuration says which.
create table parley_word (
    room_id varchar(64) not null,
    seq     bigint      not null,
    word    varchar(40) not null,
    age     bigint      not null,
    constraint parley_word_pk primary key (room_id, seq, word)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_word_newest on parley_word (word, age, room_id, seq);

create table parley_indexed (
    room_id varchar(64) not null,
    seq     bigint      not null,
    constraint parley_indexed_pk primary key (room_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
insert into parley_indexed (room_id, seq) select id, 0 from parley_room;
