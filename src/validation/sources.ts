/** The sources in Chinese: a record keeps the publication's own words; a reader is told them in the language of the page. */
import type { Text } from '../scenario/index.ts';

const HANDBOOK = '美国《道路通行能力手册》第7版';

const CHINESE: Readonly<Record<string, string>> = {
  'ACC model of Treiber & Kesting (2013), ch. 11–12, integrated independently at 0.05 s':
    'Treiber 与 Kesting（2013）第11–12章的 ACC 模型，另行独立积分，步长 0.05 秒',
  'Exact fixed-cycle point queue (start of service), recomputed by Monte-Carlo; Webster (1958) and HCM 7 are up to 8 and 21 % above it':
    '定周期点排队的精确解（计到开始通过），用蒙特卡洛复算；韦伯斯特（1958）最多比它高 8%，美国手册（HCM 7）最多高 21%',
  'GB 50647—2011 practice: 1550 pcu/h/lane; depends on the kerb radius, so it is shown only':
    'GB 50647—2011 的常用值 1550 pcu/时/车道；与转弯半径有关，所以只列出',
  'HCM 7, chapter 18; values recomputed': `${HANDBOOK}第18章；数值已复算`,
  'HCM 7, chapter 19, PF; values recomputed': `${HANDBOOK}第19章，车队修正系数 PF；数值已复算`,
  'HCM 7, chapter 19, kmin; values recomputed': `${HANDBOOK}第19章，kmin；数值已复算`,
  'HCM 7, chapter 31, fixed-time plan': `${HANDBOOK}第31章，定时方案算例`,
  'HCM 7, chapter 31, pedestrian example': `${HANDBOOK}第31章，行人算例`,
  'HCM 7, chapter 32, two-way stop example 1': `${HANDBOOK}第32章，支路停车让行算例1`,
  'HCM 7, chapter 32, two-way stop example 3': `${HANDBOOK}第32章，支路停车让行算例3`,
  'HCM 7, chapter 32, two-way stop example 4': `${HANDBOOK}第32章，支路停车让行算例4`,
  'HCM 7, equation 20-18, exhibits 20-17 and 20-18; values recomputed': `${HANDBOOK}式20-18、表20-17与20-18；数值已复算`,
  'HCM 7, equation 31-100; values recomputed': `${HANDBOOK}式31-100；数值已复算`,
  'HCM 7: E_L 1.05 for protected left turns, on 1800 ± 3 %': `${HANDBOOK}：保护型左转换算系数 E_L 1.05，按 1800 ± 3 %`,
  'HCM: f_HV = 1/(1 + P (E_T − 1)), E_T 2.0–2.3, ± 5 %':
    '美国《道路通行能力手册》：f_HV = 1/(1 + P (E_T − 1))，E_T 2.0–2.3，± 5 %',
  'Highway Capacity Manual 7, chapter 19 (d1 + d2, k 0.5, T 1 h)': `${HANDBOOK}第19章（d1 + d2，k 0.5，T 1 小时）`,
  'MOBIL: Kesting, Treiber & Helbing (2007), TRR 1999:86; plausible ranges':
    'MOBIL 换道模型：Kesting、Treiber 与 Helbing（2007），TRR 1999:86；合理范围',
  'Own requirement: the shown measure may differ from the paired one by at most 10 %':
    '自定要求：显示的延误与配对延误至多相差 10%',
  'Robertson (1969) with β 0.8; α 0.2–0.5 is what field studies find': 'Robertson（1969），β 0.8；实测研究得 α 0.2–0.5',
  'Robertson (1969); values recomputed': 'Robertson（1969）；数值已复算',
  "Tanner (1962) with Fisk's (1989) product for several lanes; t_c and t_f of HCM 7; HCM's exponential form beside it":
    'Tanner（1962），多车道按 Fisk（1989）连乘；临界间隙与跟随时距取自美国手册（HCM 7）；旁列手册的指数式',
  'Treiber & Kesting (2013), ch. 15: a string-stable line damps what its leader does; braking at most the comfortable 2.0 + 0.5':
    'Treiber 与 Kesting（2013）第15章：稳定的车队把头车的扰动逐辆减弱；减速至多为舒适值 2.0 + 0.5',
  'Webster (1958), Road Research Technical Paper 39; values recomputed':
    '韦伯斯特（1958），《道路研究技术报告》第39号；数值已复算',
  'Webster (1958), background knowledge': '韦伯斯特（1958），行业常识',
  'Webster (1958); HCM 7, chapter 19; values recomputed': `韦伯斯特（1958）；${HANDBOOK}第19章；数值已复算`,
  'base 1800 pcu/h/lane: Shao, Rong & Liu (2011), Procedia SBS 16:504; lost time 2.0 s: HCM 7': `基本值 1800 pcu/时/车道：Shao、Rong 与 Liu（2011），Procedia SBS 16:504；损失时间 2.0 秒：${HANDBOOK}`,
  'common random numbers: a stream by seed and traveller, none by the order of events':
    '公共随机数：每个种子、每个出行者各有一串随机数，与事件先后无关',
  'design: an engine without collisions': '设计要求：引擎里没有碰撞',
  'design: an engine without collisions, whose results do not hang on its step':
    '设计要求：引擎里没有碰撞，结果不随时间步长而变',
  'duality of band and trajectories (Little 1966): share of free-flow probes in green at all signals = b / C':
    '绿波带与行车轨迹对偶（Little 1966）：自由流探测车一路绿灯的比例 = 带宽 ÷ 周期',
  'free acceleration of the IDM family, exponent 4, integrated independently':
    'IDM 一族的自由加速，指数 4，另行独立积分',
  'hcmguide, Okeechobee Road': 'hcmguide 网站的 Okeechobee Road 算例',
  'mixed-integer programme (HiGHS), the same by half-integer search': '混合整数规划（HiGHS），与半整数搜索结果一致',
  'paired variance of the difference at most half of that of independent seeds; interval by bootstrap over seeds':
    '配对差的方差至多为独立种子的一半；区间由对种子重抽样得出',
  'start of each queued vehicle above 5 km/h; field about 5 m/s (SUMO issue 2242)':
    '排队车超过 5 公里/时算起动；实测约 5 米/秒（SUMO 第2242号议题）',
  "the example county's own setting, 1700 veh/h, which its drivers must give within 3 %":
    '示例县自己的设定值 1700 辆/时，驾驶人须在 3% 以内达到',
  'the improved IDM, integrated independently; its ACC form, which is shipped, is within 0.01 of it here':
    '改进型 IDM，另行独立积分；本引擎用的 ACC 形式在此与它相差不到 0.01',
  'the plain IIDM, integrated independently at 0.05 s; shipped is its ACC form, so this is shown only':
    '改进型 IDM（IIDM），另行独立积分，步长 0.05 秒；本引擎用的是它的 ACC 形式，所以只列出',
  'theory of alternate systems; recomputed': '交替式绿波理论；已复算',
  'what the step of a sound engine may change; SUMO moves by 18 % from 1.0 to 0.1 s (its issue 10494)':
    '可靠的引擎随步长至多变化这么多；SUMO 从 1.0 秒到 0.1 秒变化 18%（其第10494号议题）',
  'Varaiya (2013), Transportation Research C 36:177: stable below Y/(1 − L/C) = 1, not at 1.1 times that':
    'Varaiya（2013），Transportation Research C 36:177：Y/(1 − L/C) 小于 1 时稳定，超到 1.1 倍时不稳定',
};

/** As it stands where it has no Chinese: a record may be older than this list. */
export function sourceText(source: string): Text {
  return { zh: CHINESE[source] ?? source, en: source };
}
