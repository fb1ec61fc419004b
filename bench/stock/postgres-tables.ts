/** The least that holds need: a counter and a row each. The same in PostgreSQL and in PGlite. */
export const tables = `
  create table if not exists hot_item (shard int primary key, units int not null, held int not null default 0);
  create table if not exists hot_hold (id uuid primary key, shopper text not null, units int not null, made_at timestamptz not null);
`;

/** One claim: the row's lock is what the others wait for. */
export const claimOne = `
  with taken as (update hot_item set held = held + $4 where shard = $1 and held + $4 <= units returning 1)
  insert into hot_hold select $2, $3, $4, now() from taken returning 1`;

/** Many claims: the first of them get what is there, in their order. */
export const claimMany = `
  with wanted as (
    select w.*, sum(w.units) over (order by w.nth) as up_to
    from unnest($1::uuid[], $2::text[], $3::int[]) with ordinality as w(id, shopper, units, nth)),
  room as (select units - held as free from hot_item where shard = 0 for update),
  made as (
    insert into hot_hold select w.id, w.shopper, w.units, now() from wanted w, room r where w.up_to <= r.free
    returning id, units),
  counted as (
    update hot_item set held = held + (select coalesce(sum(units), 0)::int from made) where shard = 0)
  select id from made`;

export const countHeld = `
  select (select coalesce(sum(held), 0)::int from hot_item) as counted,
    (select coalesce(sum(units), 0)::int from hot_hold) as kept`;
