// Two years of one body's budget, for what is compared.

const project = (number, name, basis, funding) =>
  [`项目${number}.`, "一、项目名称", name, "二、立项依据", basis, "六、资金安排情况", funding].join("\n");

const year = (year, projects) => `${[`青石县图书馆${year}年部门预算`, ...projects].join("\n")}\n`;

export const BEFORE = year(2023, [
  project(1, "流动书车", "依据甲。依据乙。", "安排资金10.00万元，包括：\n1.购书费6.00万元；\n2.燃油费3.00万元；\n3.保险费1.00万元。"),
  project(2, "2023年全民阅读", "依据丙。", "安排资金4.50万元。"),
  project(3, "古籍修复", "依据丁。", "安排资金3.00万元。"),
]);

export const AFTER = year(2024, [
  project(1, "2024年全民阅读", "依据丙。", "安排资金4.50万元。"),
  project(2, "流动书车", "依据甲。依据戊。", "安排资金12.00万元，包括：\n1.燃油费2.50万元；\n2.购书费8.00万元；\n3.修车费1.50万元。"),
  project(3, "少儿讲座", "依据己。", "安排资金2.60万元。"),
]);

/** Answers for both years in place of the server. */
export async function serveYears(page) {
  for (const [name, body] of [["2023", BEFORE], ["2024", AFTER]]) {
    await page.route(`**/data/${name}.txt`, (route) => route.fulfill({ contentType: "text/plain; charset=utf-8", body }));
  }
}
