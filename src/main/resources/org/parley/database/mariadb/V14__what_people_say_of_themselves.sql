-- As for the others.
create table parley_profile (
    user_id     varchar(64)  not null,
    status_text varchar(200),
    hue         integer,
    constraint parley_profile_pk primary key (user_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
