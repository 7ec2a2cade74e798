#include "archive/amplitude_store.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "core/error.hpp"

namespace baroscape {
namespace {

Record range_record(std::int64_t curve, std::int64_t position, const AmplitudeRange& range) {
  Record record = Record().add(curve).add(position).add(range.from).add(range.to).add(range.returning_share);
  return record.add(range.lost_share).add(range.energy_once).add(range.energy_settled);
}

AmplitudeRange read_range(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  AmplitudeRange range;
  range.from = reader.real();
  range.to = reader.real();
  range.returning_share = reader.real();
  range.lost_share = reader.real();
  range.energy_once = reader.real();
  range.energy_settled = reader.real();
  return range;
}

}  // namespace

void write_amplitude_curve(Database& database, const AmplitudeCurve& curve) {
  database.transaction([&] {
    std::int64_t id = 0;
    database.each(kAmplitudeCurve, "WHERE start = ?", {Value(curve.start)},
                  [&](const Record& record) { id = RecordReader(record).integer(); });
    if (id != 0) {
      database.erase(kAmplitudeCurve, "WHERE id = ?", {Value(id)});
      database.erase(kAmplitudeRange, "WHERE curve = ?", {Value(id)});
    } else {
      id = database.number("SELECT max(id) FROM amplitude_curve") + 1;
    }
    Record record = Record().add(id).add(curve.start).add(curve.energy).add(curve.turns);
    database.insert(kAmplitudeCurve, record.add(static_cast<std::int64_t>(curve.ranges.size())));
    std::int64_t position = 0;
    for (const AmplitudeRange& range : curve.ranges) {
      database.insert(kAmplitudeRange, range_record(id, position++, range));
    }
  });
}

std::vector<AmplitudeCurve> read_amplitude_curves(Database& database) {
  std::vector<AmplitudeCurve> curves;
  database.snapshot([&] {
    std::map<std::int64_t, std::pair<std::size_t, std::int64_t>> known;  // place and ranges to come, by id
    database.each(kAmplitudeCurve, "ORDER BY start", {}, [&](const Record& record) {
      RecordReader reader(record);
      const std::int64_t id = reader.integer();
      AmplitudeCurve curve;
      curve.start = reader.text();
      curve.energy = reader.real();
      curve.turns = static_cast<int>(reader.integer());
      known[id] = {curves.size(), reader.integer()};
      curves.push_back(std::move(curve));
    });
    database.each(kAmplitudeRange, "ORDER BY curve, position", {}, [&](const Record& record) {
      const auto found = known.find(RecordReader(record).integer());
      if (found == known.end()) return;
      curves[found->second.first].ranges.push_back(read_range(record));
      --found->second.second;
    });
    for (const auto& [id, expected] : known) {
      if (expected.second == 0) continue;
      throw InputError(fmt::format("{}: is damaged: ranges of amplitude_curve {} are missing", database.path(), id));
    }
  });
  return curves;
}

}  // namespace baroscape
