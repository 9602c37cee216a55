/** The shape of TPC-H query 5: six tables in a row, a sum over an expression, a range of dates. */
export const revenueByNation = `select
  n.n_name as nation,
  sum(l.l_extendedprice * (1 - l.l_discount)) as revenue,
  count(distinct o.o_orderkey) as order_count
from region r
join nation n on n.n_regionkey = r.r_regionkey
join supplier s on s.s_nationkey = n.n_nationkey
join lineitem l on l.l_suppkey = s.s_suppkey
join orders o on o.o_orderkey = l.l_orderkey
join customer c on c.c_custkey = o.o_custkey and c.c_nationkey = s.s_nationkey
where r.r_name = 'EUROPE'
  and o.o_orderdate >= date '1996-01-01'
  and o.o_orderdate < date '1996-01-01' + interval '1' year
group by n.n_name
order by revenue desc
`
