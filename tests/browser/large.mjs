// A document as large as a county's: written in the words of the eight sections, the same every time.

export const PROJECTS = 200;
const ITEMS = 6;
const USES = 3;

/** The total, its items, and what each is spent on. */
export const LINES = PROJECTS * (1 + ITEMS + ITEMS * USES);

const PLACES = ["青石", "松溪", "白塔", "柳湾", "云岭", "南河", "东关", "石桥", "竹园", "金沙"];
const TASKS = ["道路养护", "校舍维修", "图书购置", "河道清淤", "社区养老", "农村饮水", "公园绿化", "疫病防控", "档案整理", "消防保障"];
const KINDS = ["专项会务", "设备更新", "日常运行", "委托服务", "宣传培训", "检查评估"];
const COSTS = [
  ["展板制作费", "场地租用费", "纸张笔墨购置费"],
  ["电脑购置费", "仪表更换费", "旧设备拆除费"],
  ["水电费", "车辆运行维护费", "邮电通讯费"],
  ["设计费", "监理费", "检测费"],
  ["资料印刷费", "讲课酬劳费", "学员食宿费"],
  ["专家评审费", "差旅费", "报告编制费"],
];
const SENTENCES = [
  "各单位按照职责分工，落实到人，按月报告进度。",
  "项目实施以来，群众反映的突出问题逐步得到解决，服务的覆盖面逐年扩大。",
  "现有设施使用年限较长，部分已经老化，需要按计划更换。",
  "资金使用接受财政、审计部门和社会各界的监督，做到专款专用。",
  "根据往年情况和今年的任务安排，结合各乡镇、街道上报的需求，经研究确定本年度的实施范围。",
];

/** Hundredths of 10,000 yuan, as they are printed. */
const printed = (hundredths) => `${(hundredths / 100).toFixed(2)}万元`;

/** What the uses of one item cost; none the same as its neighbours. */
const cost = (project, item, use) => 20 + ((project * 37 + item * 101 + use * 53) % 970);

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** The name of a project, counted from 1. */
export function projectName(number) {
  const index = number - 1;
  const place = PLACES[index % PLACES.length];
  const task = TASKS[Math.floor(index / PLACES.length) % TASKS.length];
  return `${place}${task}项目${index < PLACES.length * TASKS.length ? "" : "（续建）"}`;
}

function paragraph(number, length) {
  return Array.from({ length }, (_, index) => SENTENCES[(number + index * 2) % SENTENCES.length]).join("");
}

function funding(number) {
  const costs = KINDS.map((_, item) => Array.from({ length: USES }, (_, use) => cost(number, item, use)));
  const items = KINDS.map((kind, item) => {
    const uses = COSTS[item].map((name, use) => `${name}${printed(costs[item][use])}`).join("；");
    const amount = printed(sum(costs[item]));
    return `${item + 1}.${kind}经费${amount}，主要用于本年度各项工作的支出，具体费用包括${uses}，共计${amount}${item + 1 < ITEMS ? "；" : "。"}`;
  });
  return [`本项目计划安排资金${printed(sum(costs.flat()))}，范围主要包括：`, ...items];
}

function project(number) {
  return [
    `项目${number}.`,
    "一、项目名称",
    `${projectName(number)}。`,
    "二、立项依据",
    paragraph(number, 4),
    "三、项目实施单位",
    `${PLACES[number % PLACES.length]}镇人民政府。`,
    "四、项目基本概况",
    paragraph(number + 1, 5),
    "五、项目实施内容",
    paragraph(number + 2, 6),
    paragraph(number + 3, 4),
    "六、资金安排情况",
    ...funding(number),
    "七、项目实施计划",
    paragraph(number + 4, 3),
    "八、项目实施成效",
    paragraph(number + 5, 5),
  ];
}

/** The text of the document. */
export function largeDocument() {
  const projects = Array.from({ length: PROJECTS }, (_, index) => project(index + 1));
  return `${["石泉县财政局2025年部门预算", "重点领域财政项目文本", ...projects.flat()].join("\n\n")}\n`;
}
