// The report in a browser: Chromium without a screen opens it, a script inside does what a reader would. Skipped where
// Chromium is not installed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "program.hpp"

namespace baroscape {
namespace {

/// Collects what goes wrong from the first script on.
constexpr const char* kListener =
    "<script>window.problems=[];addEventListener('error',e=>problems.push(e.message));"
    "addEventListener('unhandledrejection',e=>problems.push(String(e.reason)));"
    "for(const name of ['error','warn']){const old=console[name];console[name]=(...words)=>{problems.push(words.join(' "
    "'));old(...words);};}"
    "</script>";

class Page : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    if (std::system("command -v chromium > /dev/null 2>&1") != 0) GTEST_SKIP() << "Chromium is not installed";
  }

  /// What the script, the body of an async function with `wait(ms)` and `one(selector)`, returns, with all problems of
  /// the page: {"out": …, "problems": […]}.
  nlohmann::json in_browser(std::string page, const std::string& script, const std::string& view = "") const {
    page.insert(page.find("<title>"), kListener);
    page.insert(page.rfind("</body>"),
                "<script>addEventListener('load',async()=>{const wait=ms=>new Promise(r=>setTimeout(r,ms));"
                "const one=s=>document.querySelector(s);let out;try{await wait(400);out=await(async()=>{" +
                    script +
                    "})();}catch(e){out='failed: '+e.stack;}const p=document.createElement('pre');p.id='probe';"
                    "p.textContent=btoa(JSON.stringify({out,problems}).replace(/[^\\x20-\\x7e]/g,'?'));"
                    "document.body.append(p);});</script>");
    write("probed.html", page);
    const std::string command = "cd '" + folder_.string() +
                                "' && timeout 100 chromium --headless --no-sandbox --use-angle=swiftshader "
                                "--enable-unsafe-swiftshader --user-data-dir=profile --window-size=1280,900 "
                                "--virtual-time-budget=20000 --dump-dom 'file://" +
                                folder_.string() + "/probed.html" + view + "' > dom.html 2> browser.log";
    EXPECT_EQ(std::system(command.c_str()), 0) << read("browser.log");
    const std::string dom = read("dom.html"), mark = "<pre id=\"probe\">";
    const std::size_t at = dom.rfind(mark);
    if (at == std::string::npos)
      return {{"out", "the script did not come to its end"}, {"problems", read("browser.log")}};
    const std::size_t start = at + mark.size();
    write("probe.64", dom.substr(start, dom.find('<', start) - start));
    EXPECT_EQ(std::system(
                  ("base64 -d '" + (folder_ / "probe.64").string() + "' > '" + (folder_ / "probe.json").string() + "'")
                      .c_str()),
              0);
    return nlohmann::json::parse(read("probe.json"));
  }
};

/// Column H of the rows of transition states, ascending; `kind` is the column that says what a row is.
std::vector<double> merge_heights(const std::string& csv, std::size_t kind, std::size_t height) {
  std::vector<double> heights;
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);  // names
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    const bool merge =
        cells.size() > height && (cells[kind] == "transition state" || std::atoi(cells[kind].c_str()) > 0);
    if (merge) heights.push_back(std::atof(cells[height].c_str()));
  }
  std::sort(heights.begin(), heights.end());
  return heights;
}

TEST_F(Page, OpensMovesSelectsAndSaves) {
  write_job(7, "[explore]\npressures = [0, 2]\nuntil = { searches = 600 }\n[deform]\npressures = [0, 2]\n");
  output({"explore", "job.toml", "--out", "out"});
  output({"deform", "job.toml", "--out", "out"});
  output({"report", "out/landscape.db", "-o", "page.html", "--figures", "figures"});
  const nlohmann::json told = in_browser(read("page.html"), R"js(
    const told = {}, tree = () => one('#panel-tree .p-tree').getAttribute('d');
    told.hidden = one('#explorer').hidden;
    told.before = tree();
    const slider = one('#pressure');
    slider.value = 1.5;
    slider.dispatchEvent(new Event('input'));
    await wait(400);
    told.after = tree();
    const row = one('td[data-minimum] button');
    row.click();
    await wait(600);
    told.heading = one('#panel-structure h3').textContent;
    told.atoms = one('.atoms').dataset.atoms;
    told.chosen = document.querySelectorAll('#panel-tree .p-chosen').length + document.querySelectorAll('.state-chosen').length;
    told.address = location.hash;
    slider.value = 2;
    slider.dispatchEvent(new Event('input'));
    await wait(300);
    const blobs = [], Plain = Blob;
    window.Blob = function(parts, options) { blobs.push([options.type, parts.join('')]); return new Plain(parts, options); };
    HTMLAnchorElement.prototype.click = () => {};  // what is saved is looked at here
    for (const tool of document.querySelectorAll('#panel-tree .tools button, figure[data-name] .tools button')) tool.click();
    told.files = [];
    told.tree = blobs.find(([kind]) => kind === 'text/csv')[1];
    for (const [kind, text] of blobs) {
      const drawn = kind.startsWith('image/svg');
      const problem = drawn && new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror');
      told.files.push({kind, good: drawn ? !problem && !text.includes('var(--') : text.split('\r\n').length > 2});
    }
    const saddle = [...document.querySelectorAll('#panel-structure .state-link')].find(b => b.textContent.startsWith('transition'));
    saddle.click();
    await wait(300);
    one('#panel-structure .tools button').click();
    await wait(200);
    told.path = one('.atoms-note').textContent;
    return told;)js");
  EXPECT_EQ(told["problems"], nlohmann::json::array());
  const nlohmann::json& out = told["out"];
  ASSERT_TRUE(out.is_object()) << out;
  EXPECT_EQ(out["hidden"], false);
  EXPECT_NE(out["before"], out["after"]);
  EXPECT_EQ(out["heading"].get<std::string>().rfind("Minimum ", 0), 0U) << out["heading"];
  EXPECT_EQ(out["atoms"], "7");
  EXPECT_GE(out["chosen"].get<int>(), 2) << "in the tree and in the table";
  EXPECT_NE(out["address"].get<std::string>().find("select=m"), std::string::npos);
  EXPECT_GE(out["files"].size(), 4U);
  for (const nlohmann::json& file : out["files"]) EXPECT_EQ(file["good"], true) << file["kind"];
  // The tree that the page puts together from branches is that of the landscape: 1e-6 is what interpolation may do.
  const std::vector<double> here = merge_heights(out["tree"].get<std::string>(), 1, 4),
                            there = merge_heights(read("figures/tree-2.csv"), 3, 4);
  ASSERT_EQ(here.size(), there.size());
  ASSERT_FALSE(there.empty());
  for (std::size_t k = 0; k < there.size(); ++k) EXPECT_NEAR(here[k], there[k], 1e-6);
  EXPECT_NE(out["path"].get<std::string>().find("ends in the two minima"), std::string::npos) << out["path"];
}

TEST_F(Page, DrawsACellWithItsEdgesAndSavesItsVectors) {
  write("job.toml",
        "seed = 1\n[system]\nkind = \"cell\"\natoms = { A = 4, B = 2 }\npotential = \"wahnstrom\"\n"
        "[system.lennard-jones]\ncutoff = { kind = \"smooth\", radius = 2.0 }\n[system.cell]\nshape = \"isotropic\"\n"
        "density = 1.2\n[explore]\npressures = [0]\nuntil = { searches = 60 }\n");
  output({"explore", "job.toml", "--out", "out"});
  output({"report", "out/landscape.db", "-o", "page.html"});
  const nlohmann::json told = in_browser(read("page.html"), R"js(
    const blobs = [], Plain = Blob;
    window.Blob = function(parts, options) { blobs.push(parts.join('')); return new Plain(parts, options); };
    HTMLAnchorElement.prototype.click = () => {};
    [...document.querySelectorAll('#panel-structure .tools button')].find(b => b.textContent === 'XYZ').click();
    return {atoms: one('.atoms').dataset.atoms, xyz: blobs[0]};)js");
  EXPECT_EQ(told["problems"], nlohmann::json::array());
  ASSERT_TRUE(told["out"].is_object()) << told["out"];
  EXPECT_EQ(told["out"]["atoms"], "6");
  // What is saved is the minimum: its energy is that of the database, to what eight decimals of a length leave.
  write("saved.xyz", told["out"]["xyz"]);
  const auto evaluated = nlohmann::json::parse(output({"evaluate", "job.toml", "saved.xyz"}));
  const auto shown = nlohmann::json::parse(output({"show", "out/landscape.db", "--pressure", "0", "--json"}));
  double lowest = 0;
  for (const auto& minimum : shown["minima"]) lowest = std::min(lowest, minimum["energy"].get<double>());
  EXPECT_NEAR(evaluated["energy"].get<double>(), lowest, 1e-9);
}

TEST_F(Page, WritesEveryFigureWithItsData) {
  small_database();
  const std::string files = output({"report", "out/landscape.db", "--figures", "figures"});
  EXPECT_NE(files.find("figures/tree-0.svg"), std::string::npos) << files;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "figures")) {
    std::filesystem::path other = entry.path();
    other.replace_extension(entry.path().extension() == ".svg" ? ".csv" : ".svg");
    EXPECT_TRUE(std::filesystem::exists(other)) << other;
    EXPECT_GT(std::filesystem::file_size(entry.path()), 20U) << entry.path();
    if (entry.path().extension() != ".svg") continue;
    EXPECT_PRED_FORMAT2(testing::IsSubstring, "class=\"bs-caption\"",
                        read("figures/" + entry.path().filename().string()));
  }
  EXPECT_EQ(run({"report", "out/landscape.db"}).code, 2) << "nothing to write";
}

TEST_F(Page, ThatTeachesMovesAnswersAndComputesWhatTheProgramDoes) {
  write_job(7,
            "[explore]\npressures = [0, 2, 4]\nuntil = { searches = 600 }\n[anneal]\npressures = [0, 2, 4]\n"
            "temperatures = [0.05, 0.2]\ntime = 1e4\n");
  output({"teach", "job.toml", "-o", "teach.html", "--quiet"});
  EXPECT_TRUE(std::filesystem::exists(folder_ / "teach" / "landscape.db"));
  const nlohmann::json told = in_browser(read("teach.html"), R"js(
    const told = teachingDeviation(), land = () => one('#tilt-picture .land').getAttribute('d');
    const before = land(), slider = one('#tilt-pressure');
    slider.value = slider.max;
    slider.dispatchEvent(new Event('input'));
    told.moved = land() !== before;
    told.words = one('#tilt-words').textContent;
    const press = one('#cycle-pressure');
    const go = value => { press.value = value; press.dispatchEvent(new Event('input')); };
    go(press.max);
    go(0);
    told.trapped = one('#cycle-words').textContent;
    one('#cycle-again').click();
    told.again = one('#cycle-words').textContent;
    const wrong = one('.question input[value=wrong]');
    wrong.click();
    told.answer = one('.question .answer').textContent;
    told.reply = wrong.dataset.reply;
    told.balls = document.querySelectorAll('#cluster-3 .ball').length;
    one('#try-map td[data-anneal]').click();
    told.tried = one('#try-words').textContent;
    return told;)js");
  EXPECT_TRUE(told["problems"].empty()) << told["problems"];
  const nlohmann::json& out = told["out"];
  ASSERT_TRUE(out.is_object()) << out;
  EXPECT_LT(out["worst"].get<double>(), 1e-12);
  EXPECT_GT(out["compared"].get<int>(), 150);
  EXPECT_TRUE(out["moved"].get<bool>());
  EXPECT_EQ(out["words"], "there is no valley before the gate any more");
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "still behind the gate: state 3", out["trapped"].get<std::string>());
  EXPECT_EQ(out["again"], "The atom is before the gate.");
  EXPECT_EQ(out["answer"], out["reply"]);
  EXPECT_EQ(out["balls"], 7);
  EXPECT_FALSE(out["tried"].get<std::string>().empty());
}

}  // namespace
}  // namespace baroscape
