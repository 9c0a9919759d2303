-- The clusters whose nodes share this database, with the key by which they seal what they tell each other.
create table parley_cluster (
    name   varchar(64) not null,
    secret varchar(64) not null,
    constraint parley_cluster_pk primary key (name)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Which nodes live: each counts its beats.
create table parley_node (
    id           varchar(36) not null,
    cluster_name varchar(64) not null,
    beats        bigint      not null,
    constraint parley_node_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Tickets for sockets, by the hashes of their texts, until they are taken.
create table parley_ticket (
    hash       varchar(64)   not null,
    node_id    varchar(36)   not null,
    user_id    varchar(64)   not null,
    user_name  varchar(100)  not null,
    guest      integer       not null,
    named      integer       not null,
    source     varchar(16)   not null,
    roles      varchar(2000) not null,
    session_id varchar(64),
    expires_at bigint,
    constraint parley_ticket_pk primary key (hash)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
create index parley_ticket_node on parley_ticket (node_id);
