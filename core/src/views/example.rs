//! A made-up document for the tests of the views.

use crate::budget::Budget;
use crate::funding::{LineId, ProjectId};

/// Two projects: one states its total, one does not.
pub(crate) const TEXT: &str = "\
某某县图书馆2024年部门预算

项目1.
一、项目名称
流动书车项目。
三、项目实施单位
某某县图书馆。
五、项目实施内容
（一）下乡服务
每年约１２０场次，服务读者约1,500人次。
六、资金安排情况
本项目安排资金12.00万元，包括：
1.购书经费8.00万元，其中3.00万元用于偿还往年拖欠的书款；
2.燃油费2.50万元，12个月，每月0.20万元；
3.车辆保险费1.50万元，包括交强险1.00万元，商业险0.50万元。
八、项目实施成效
方便山区读者。
项目2.
一、项目名称
阅览室改造项目。
三、项目实施单位
某某县图书馆服务中心。
六、资金安排情况
1.门窗更换费3.20万元。
2.书架购置费8000.00元。
";

pub(crate) fn budget() -> Budget {
    Budget::from_text(TEXT).unwrap()
}

/// A line by its project's number and its path.
pub(crate) fn line(budget: &Budget, number: u32, path: &str) -> LineId {
    let project = ProjectId(number);
    let tree = budget.project(project).unwrap().funding();
    LineId {
        project,
        node: tree.find(path).unwrap(),
    }
}
