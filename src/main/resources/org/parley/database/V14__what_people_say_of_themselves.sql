-- What people have chosen that others see of them: a line of text, and which of the page's colours their avatar has.
create table parley_profile (
    user_id     varchar(64)  not null,
    status_text varchar(200),
    hue         integer,
    constraint parley_profile_pk primary key (user_id)
);
