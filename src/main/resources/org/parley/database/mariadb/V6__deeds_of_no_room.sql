-- That a person was deleted is of no room.
alter table parley_audit modify column room_id varchar(64);
