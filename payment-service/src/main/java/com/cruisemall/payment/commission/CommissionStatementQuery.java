package com.cruisemall.payment.commission;

import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;

/** Read model of affiliates' commissions, net of reversals. Requires a transaction. */
@ApplicationScoped
class CommissionStatementQuery {
  private final EntityManager database;

  CommissionStatementQuery(EntityManager database) {
    this.database = database;
  }

  /**
   * Sums of an affiliate in won.
   *
   * @param agent after withholding, like {@code branch}
   */
  record Line(
      String affiliateCode,
      long orders,
      long agent,
      long agentWithheld,
      long branch,
      long branchWithheld,
      long headquarters) {}

  record Lines(List<Line> lines, Pagination pagination) {}

  Lines read(PageRequest page) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select affiliate_code, count(distinct order_id) as orders,
                  cast(-sum(amount) filter (where account = 'AGENT') as bigint) as agent,
                  cast(-sum(amount) filter (where account = 'AGENT_WITHHOLDING') as bigint)
                    as agent_withheld,
                  cast(-sum(amount) filter (where account = 'BRANCH') as bigint) as branch,
                  cast(-sum(amount) filter (where account = 'BRANCH_WITHHOLDING') as bigint)
                    as branch_withheld,
                  cast(-sum(amount) filter (where account = 'HEADQUARTERS') as bigint)
                    as headquarters
                from ledger_line
                where affiliate_code is not null and kind like 'COMMISSION%'
                group by affiliate_code order by affiliate_code
                limit :limit offset :offset
                """,
                Tuple.class)
            .setParameter("limit", page.limit())
            .setParameter("offset", page.offset())
            .getResultList();
    Number total =
        (Number)
            database
                .createNativeQuery(
                    "select count(distinct affiliate_code) from ledger_entry"
                        + " where kind like 'COMMISSION%'",
                    Long.class)
                .getSingleResult();
    return new Lines(
        rows.stream().map(CommissionStatementQuery::line).toList(), page.of(total.longValue()));
  }

  private static Line line(Tuple row) {
    return new Line(
        row.get("affiliate_code", String.class),
        row.get("orders", Long.class),
        won(row, "agent"),
        won(row, "agent_withheld"),
        won(row, "branch"),
        won(row, "branch_withheld"),
        won(row, "headquarters"));
  }

  private static long won(Tuple row, String column) {
    Long sum = row.get(column, Long.class);
    return sum == null ? 0 : sum;
  }
}
