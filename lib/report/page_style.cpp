#include "report/page_style.hpp"

namespace baroscape {

const char* const kPageStyle = R"css(
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1c1c;--soft:#555;--line:#d5d5d5;--band:#f4f6f8;--accent:#0072B2}
*{box-sizing:border-box}
body{margin:0 auto;max-width:68rem;padding:1rem 1rem 4rem;background:var(--paper);color:var(--ink);
 font:1rem/1.55 system-ui,"DejaVu Sans",Helvetica,Arial,sans-serif}
h1{font-size:1.7rem;line-height:1.25;margin:.6rem 0 .2rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:2.4rem 0 .6rem;padding-bottom:.2rem;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
p{max-width:46rem}
.lead{color:var(--soft);margin-top:0}
.summary{background:var(--band);border-left:4px solid var(--accent);padding:.7rem 1rem;border-radius:.3rem}
.summary p{margin:.35rem 0}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;margin:.8rem 0;padding:0}
a{color:var(--accent)}
figure{margin:1.2rem 0}
figcaption{color:var(--soft);font-size:.92rem;max-width:46rem;margin-top:.3rem}
.picture,.table{overflow-x:auto}
.picture svg{display:block;height:auto;max-width:100%;min-width:42rem}
.small{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.8rem}
.small .picture svg{min-width:0;width:100%}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums;margin:.3rem 0}
caption{text-align:left;color:var(--soft);padding:.2rem 0 .4rem;max-width:46rem}
th,td{padding:.28rem .6rem;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line)}
thead th{text-align:right;vertical-align:bottom;white-space:normal;border-bottom:2px solid var(--line)}
th.text,td.text{text-align:left}
th .unit{display:block;color:var(--soft);font-weight:400;font-size:.85em;white-space:nowrap}
tbody tr:nth-child(even){background:var(--band)}
tr.shown{font-weight:700}
tfoot td,tfoot th{border-top:2px solid var(--line);font-weight:700}
details{margin:.5rem 0}
summary{cursor:pointer;padding:.25rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
pre{overflow-x:auto;background:var(--band);padding:.8rem 1rem;border-radius:.3rem;font-size:.85rem;line-height:1.4}
@media screen and (prefers-color-scheme:dark){
 :root{--paper:#14171a;--ink:#e8e8e6;--soft:#a9adb0;--line:#3a4046;--band:#1d2226;--accent:#6bb8e8}
 .picture svg .bs-paper{fill:#14171a}
 .picture svg .bs-branch,.picture svg .bs-frame,.picture svg .bs-arrow{stroke:#e8e8e6}
 .picture svg .bs-head,.picture svg .bs-axis,.picture svg .bs-label,.picture svg .bs-title{fill:#e8e8e6}
 .picture svg .bs-caption{fill:#a9adb0}
 .picture svg .bs-grid{stroke:#2c3237}
 .picture svg .bs-name{stroke:#14171a}
 .picture svg .bs-halo{stroke:#14171a}
 .picture svg .bs-minima{stroke:#56B4E9}
 .picture svg .bs-saddles{stroke:#E07B39}
 .picture svg .bs-band{fill:#56B4E9;opacity:.14}
 .picture svg .bs-area{fill:#E07B39;opacity:.25}
 .picture svg .bs-guide{stroke:#555c63}
 .picture svg .bs-event{fill:#e8e8e6;stroke:#14171a}
 .picture svg .bs-open{fill:#14171a;stroke:#e8e8e6}
 .picture svg .bs-strokes{stroke:#e8e8e6}
 .picture svg .bs-s1{stroke:#b48ce0}
 .picture svg .bs-f1{fill:#b48ce0;stroke:#14171a}
 .picture svg .bs-s2{stroke:#7fa4ea}
 .picture svg .bs-f2{fill:#7fa4ea;stroke:#14171a}
 .picture svg .bs-s3{stroke:#4fc3cf}
 .picture svg .bs-f3{fill:#4fc3cf;stroke:#14171a}
 .picture svg .bs-s4{stroke:#58d19a}
 .picture svg .bs-f4{fill:#58d19a;stroke:#14171a}
 .picture svg .bs-s5{stroke:#e0b84a}
 .picture svg .bs-f5{fill:#e0b84a;stroke:#14171a}
 .picture svg .bs-s6{stroke:#f08a4b}
 .picture svg .bs-f6{fill:#f08a4b;stroke:#14171a}
}
@media (max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}th,td{padding:.25rem .4rem}}
@page{size:A4;margin:15mm}
@media print{
 :root{color-scheme:light}
 body{max-width:none;padding:0;font-size:10pt}
 nav{display:none}
 figure,tr{break-inside:avoid}
 h2,h3{break-after:avoid}
 .picture,.table{overflow:visible}
 .picture svg{min-width:0}
 table{font-size:7.5pt}
 th,td{padding:.15rem .3rem}
 .summary{border:1px solid #999}
}
)css";

}  // namespace baroscape
