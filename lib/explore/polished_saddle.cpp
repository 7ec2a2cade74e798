#include "explore/polished_saddle.hpp"

#include "search/internal_space.hpp"

namespace baroscape {

std::vector<PolishedSaddle> polish_saddles(Engine& engine, const Surface<double>& surface, double pressure,
                                           const std::vector<Eigen::VectorXd>& points) {
  const Eigen::Index n = surface.dimension();
  std::vector<PolishedSaddle> polished(points.size());
  std::vector<PolishTask> tasks(points.size());
  Eigen::MatrixXd pivots(n, points.size());
  for (std::size_t k = 0; k < points.size(); ++k) {
    SaddlePoint& saddle = polished[k].saddle;
    saddle.x = points[k];
    saddle.mode.resize(n);
    tasks[k].start = tasks[k].result = saddle.x.data();
    tasks[k].mode = saddle.mode.data();
    tasks[k].pivots = pivots.col(static_cast<Eigen::Index>(k)).data();
    tasks[k].pressure = pressure;
  }
  engine.polish(tasks.data(), static_cast<int>(tasks.size()), {});
  for (std::size_t k = 0; k < points.size(); ++k) {
    PolishedSaddle& end = polished[k];
    const PolishedPoint& point = tasks[k].point;
    end.counts.gradients = end.counts.hessians = point.hessians;
    end.converged = point.converged;
    end.index = point.index;
    if (!end.converged || end.index != 1) continue;
    end.saddle.enthalpy = point.enthalpy;
    end.saddle.mode = oriented(end.saddle.mode);
    end.saddle.curvature = point.lowest;
    end.curvature = {point.lowest, log_product(surface, end.saddle.x, pivots.col(static_cast<Eigen::Index>(k)), point)};
  }
  return polished;
}

}  // namespace baroscape
