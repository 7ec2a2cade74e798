# Flags every target shares. The lane engines add their own instruction set on top (lib/search/CMakeLists.txt).
add_library(baroscape_options INTERFACE)
target_compile_features(baroscape_options INTERFACE cxx_std_20)
target_compile_options(baroscape_options INTERFACE -Wall -Wextra -Wpedantic -Wno-psabi
  # Same bits at 1, 4 and 8 lanes: the compiler may not fuse a*b+c on its own; the kernels say fma where they mean it.
  -ffp-contract=off)
# g++ 12 sees impossible lengths where a text and a std::string are put together (GCC bugs 105329, 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(baroscape_options INTERFACE -Wno-array-bounds -Wno-restrict
    -Wno-stringop-overflow -Wno-stringop-overread)
endif()
if(BAROSCAPE_NATIVE)
  target_compile_options(baroscape_options INTERFACE -march=native)
else()
  target_compile_options(baroscape_options INTERFACE -march=x86-64-v3)
endif()
# Eigen's alignment follows the instruction set; one value for every translation unit keeps its types alike.
target_compile_definitions(baroscape_options INTERFACE EIGEN_MAX_ALIGN_BYTES=32)

set(BAROSCAPE_SANITIZE "" CACHE STRING "Value of -fsanitize= for every target")
if(BAROSCAPE_SANITIZE)
  target_compile_options(baroscape_options INTERFACE -fsanitize=${BAROSCAPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(baroscape_options INTERFACE -fsanitize=${BAROSCAPE_SANITIZE})
endif()
option(BAROSCAPE_COVERAGE "Instrument for gcov" OFF)
if(BAROSCAPE_COVERAGE)
  target_compile_options(baroscape_options INTERFACE --coverage)
  target_link_options(baroscape_options INTERFACE --coverage)
endif()
