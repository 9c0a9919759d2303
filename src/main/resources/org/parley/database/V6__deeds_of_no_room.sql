-- That a person was deleted is of no room.
alter table parley_audit alter column room_id drop not null;
